-- AlterTable
ALTER TABLE "centre_setting" ADD COLUMN     "care" TEXT,
ADD COLUMN     "closing_days" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "due" ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "duo" ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "rhythm_day" TEXT,
ADD COLUMN     "rhythm_time" TEXT,
ADD COLUMN     "shifted_weeks" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "duo_answer" ADD COLUMN     "author_id" TEXT;

-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "about_id" TEXT,
ADD COLUMN     "deadline_at" TIMESTAMPTZ(3),
ADD COLUMN     "duo_id" TEXT,
ADD COLUMN     "level" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "listener" TEXT,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "duo_week" (
    "id" TEXT NOT NULL,
    "duo_id" TEXT NOT NULL,
    "week" INTEGER NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL DEFAULT 120,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "duo_week_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decision" TEXT,
    "decided_by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duo_week_duo_id_idx" ON "duo_week"("duo_id");

-- CreateIndex
CREATE INDEX "resource_centre_id_language_idx" ON "resource"("centre_id", "language");

-- CreateIndex
CREATE INDEX "suggestion_centre_id_idx" ON "suggestion"("centre_id");

-- CreateIndex
CREATE INDEX "suggestion_person_id_idx" ON "suggestion"("person_id");

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
