-- AlterTable
ALTER TABLE "person" ADD COLUMN     "coordinator_since" TIMESTAMPTZ(3);
