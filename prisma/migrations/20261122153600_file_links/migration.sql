-- CreateTable
CREATE TABLE "file_link" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "file_link_token_hash_key" ON "file_link"("token_hash");

-- CreateIndex
CREATE INDEX "file_link_file_id_idx" ON "file_link"("file_id");

-- AddForeignKey
ALTER TABLE "file_link" ADD CONSTRAINT "file_link_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
