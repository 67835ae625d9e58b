-- AlterTable
ALTER TABLE "desk_setting" ADD COLUMN     "hours" TEXT[];

-- AlterTable
ALTER TABLE "gathering" ADD COLUMN     "code" TEXT,
ADD COLUMN     "module" INTEGER;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "pool_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "centre_setting" (
    "id" TEXT NOT NULL,
    "weights" TEXT,
    "minimum_level" TEXT,
    "minimum_score" INTEGER,
    "meeting_place" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "centre_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_session" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "present" TEXT[],
    "note" TEXT,
    "result" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "match_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_pair" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT,
    "state" TEXT NOT NULL,
    "parked_until" TIMESTAMPTZ(3),
    "score" INTEGER,
    "note" TEXT,
    "author_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "match_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_veto" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "mentee_id" TEXT NOT NULL,
    "mentor_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "match_veto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" TEXT NOT NULL,
    "duo_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "options" TEXT[],
    "starts_at" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "coordinator_id" TEXT,
    "alone" BOOLEAN NOT NULL,
    "sequence" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_message" (
    "id" TEXT NOT NULL,
    "duo_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "partner_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "coordinator_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" TEXT NOT NULL,
    "duo_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "input_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "duo_id" TEXT,
    "person_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_link" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "session_hash" TEXT,
    "session_until" TIMESTAMPTZ(3),

    CONSTRAINT "page_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "match_session_centre_id_state_idx" ON "match_session"("centre_id", "state");

-- CreateIndex
CREATE INDEX "match_pair_session_id_idx" ON "match_pair"("session_id");

-- CreateIndex
CREATE INDEX "match_pair_mentee_id_idx" ON "match_pair"("mentee_id");

-- CreateIndex
CREATE INDEX "match_veto_centre_id_idx" ON "match_veto"("centre_id");

-- CreateIndex
CREATE INDEX "meeting_duo_id_idx" ON "meeting"("duo_id");

-- CreateIndex
CREATE INDEX "meeting_coordinator_id_idx" ON "meeting"("coordinator_id");

-- CreateIndex
CREATE INDEX "partner_message_duo_id_idx" ON "partner_message"("duo_id");

-- CreateIndex
CREATE INDEX "partner_message_person_id_idx" ON "partner_message"("person_id");

-- CreateIndex
CREATE INDEX "agreement_person_id_idx" ON "agreement"("person_id");

-- CreateIndex
CREATE INDEX "signature_duo_id_idx" ON "signature"("duo_id");

-- CreateIndex
CREATE INDEX "signature_person_id_idx" ON "signature"("person_id");

-- CreateIndex
CREATE INDEX "document_sha256_idx" ON "document"("sha256");

-- CreateIndex
CREATE INDEX "document_person_id_idx" ON "document"("person_id");

-- CreateIndex
CREATE INDEX "document_duo_id_idx" ON "document"("duo_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_link_token_hash_key" ON "page_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "page_link_session_hash_key" ON "page_link"("session_hash");

-- CreateIndex
CREATE INDEX "page_link_asked_by_idx" ON "page_link"("asked_by");
