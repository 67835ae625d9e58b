-- CreateTable
CREATE TABLE "import_batch" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_ref" (
    "id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "centre_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "duo_id" TEXT,
    "ref" TEXT NOT NULL,

    CONSTRAINT "import_ref_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_ref_batch_id_idx" ON "import_ref"("batch_id");

-- CreateIndex
CREATE INDEX "import_ref_centre_id_idx" ON "import_ref"("centre_id");

-- CreateIndex
CREATE INDEX "import_ref_person_id_idx" ON "import_ref"("person_id");

-- AddForeignKey
ALTER TABLE "import_ref" ADD CONSTRAINT "import_ref_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
