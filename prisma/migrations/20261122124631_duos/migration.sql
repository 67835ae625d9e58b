-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "about_id" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "stage_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "duo" (
    "id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "coordinator_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "duo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duo_answer" (
    "id" TEXT NOT NULL,
    "duo_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "code" TEXT,
    "sealed" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "duo_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duo_mentee_id_idx" ON "duo"("mentee_id");

-- CreateIndex
CREATE INDEX "duo_mentor_id_idx" ON "duo"("mentor_id");

-- CreateIndex
CREATE INDEX "duo_centre_id_state_idx" ON "duo"("centre_id", "state");

-- CreateIndex
CREATE INDEX "duo_answer_duo_id_idx" ON "duo_answer"("duo_id");

-- CreateIndex
CREATE INDEX "duo_answer_person_id_idx" ON "duo_answer"("person_id");

-- CreateIndex
CREATE INDEX "note_person_id_idx" ON "note"("person_id");

-- CreateIndex
CREATE INDEX "outbox_about_id_idx" ON "outbox"("about_id");
