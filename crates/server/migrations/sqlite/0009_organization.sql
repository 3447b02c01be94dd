-- What the organization says about itself. founded_at: NULL until somebody made the organization of a real installation.
ALTER TABLE installation ADD COLUMN founded_at BIGINT;
ALTER TABLE installation ADD COLUMN founded_by TEXT;
ALTER TABLE installation ADD COLUMN updated_at BIGINT;
ALTER TABLE installation ADD COLUMN subdomain TEXT;
ALTER TABLE installation ADD COLUMN legal_name TEXT;
ALTER TABLE installation ADD COLUMN websites TEXT NOT NULL DEFAULT '[]';
ALTER TABLE installation ADD COLUMN address TEXT;         -- object as WorkDrive writes it
ALTER TABLE installation ADD COLUMN email TEXT;
ALTER TABLE installation ADD COLUMN phone TEXT;
ALTER TABLE installation ADD COLUMN description TEXT;
ALTER TABLE installation ADD COLUMN industry TEXT;
ALTER TABLE installation ADD COLUMN file_id TEXT;         -- files.id: the logo
