CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text,
	`author_id` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`answer` text DEFAULT '' NOT NULL,
	`files_hash` text,
	`release_number` integer,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `review_author` ON `review` (`author_id`,`course_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `review_course` ON `review` (`course_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `review_state` ON `review` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `review_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`path` text NOT NULL,
	`text_hash` text NOT NULL,
	`block` integer NOT NULL,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`parent_id` text,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `review_comment_review` ON `review_comment` (`review_id`,`path`,`at`);--> statement-breakpoint
CREATE INDEX `review_comment_author` ON `review_comment` (`author_id`,`at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`cohort_id` text,
	`review_id` text,
	`invitation_id` text,
	`person_id` text,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`subject` text,
	`body` text,
	`state` text NOT NULL,
	`error` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "key", "kind", "cohort_id", "invitation_id", "person_id", "email", "language", "subject", "body", "state", "error", "tries", "created_by", "created_at", "due_at", "sent_at") SELECT "id", "key", "kind", "cohort_id", "invitation_id", "person_id", "email", "language", "subject", "body", "state", "error", "tries", "created_by", "created_at", "due_at", "sent_at" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_cohort` ON `outbox` (`cohort_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_review_person` ON `outbox` (`person_id`) WHERE "outbox"."review_id" is not null;