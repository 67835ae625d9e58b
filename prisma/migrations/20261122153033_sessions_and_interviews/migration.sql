-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "author_id" TEXT;

-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "address_id" TEXT,
ADD COLUMN     "reply" TEXT;

-- AlterTable
ALTER TABLE "invite" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by" TEXT,
ADD COLUMN     "person_id" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "coordinator_id" TEXT,
ADD COLUMN     "paused_from" TEXT;

-- CreateTable
CREATE TABLE "gathering" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "place" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "audience" TEXT NOT NULL,
    "series" TEXT,
    "state" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "gathering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" TEXT NOT NULL,
    "gathering_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_slot" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "coordinator_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "series" TEXT,
    "state" TEXT NOT NULL,
    "person_id" TEXT,
    "booked_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "interview_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_setting" (
    "id" TEXT NOT NULL,
    "weekly_limit" INTEGER,
    "deputy_id" TEXT,
    "deputy_from" TIMESTAMPTZ(3),
    "deputy_until" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "desk_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "faq" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "faq_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gathering_centre_id_starts_at_idx" ON "gathering"("centre_id", "starts_at");

-- CreateIndex
CREATE INDEX "gathering_state_starts_at_idx" ON "gathering"("state", "starts_at");

-- CreateIndex
CREATE INDEX "seat_gathering_id_idx" ON "seat"("gathering_id");

-- CreateIndex
CREATE INDEX "seat_person_id_idx" ON "seat"("person_id");

-- CreateIndex
CREATE INDEX "interview_slot_centre_id_starts_at_idx" ON "interview_slot"("centre_id", "starts_at");

-- CreateIndex
CREATE INDEX "interview_slot_person_id_idx" ON "interview_slot"("person_id");

-- CreateIndex
CREATE INDEX "faq_centre_id_language_idx" ON "faq"("centre_id", "language");

-- CreateIndex
CREATE INDEX "invite_used_by_idx" ON "invite"("used_by");
