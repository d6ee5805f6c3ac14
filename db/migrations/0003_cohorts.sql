CREATE TABLE `allowance` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`subject` text NOT NULL,
	`extra_tries` integer DEFAULT 0 NOT NULL,
	`extra_minutes` integer DEFAULT 0 NOT NULL,
	`cohort_id` text NOT NULL,
	`granted_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cohort` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`languages` text NOT NULL,
	`join_code` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cohort_join_code` ON `cohort` (`join_code`);--> statement-breakpoint
CREATE TABLE `cohort_course` (
	`cohort_id` text NOT NULL,
	`course_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `course_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cohort_target` (
	`cohort_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`due_on` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `course_id`, `module_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cohort_trainer` (
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cohort_trainer_person` ON `cohort_trainer` (`person_id`);--> statement-breakpoint
CREATE TABLE `dismissal` (
	`cohort_id` text NOT NULL,
	`key` text NOT NULL,
	`dismissed_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `key`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`roster_key` text NOT NULL,
	`email` text,
	`name` text,
	`country` text,
	`organisation` text,
	`language` text NOT NULL,
	`code_hash` text NOT NULL,
	`serial` integer DEFAULT 1 NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` integer NOT NULL,
	`opens` integer DEFAULT 0 NOT NULL,
	`opened_at` integer,
	`person_id` text,
	`accepted_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_roster` ON `invitation` (`cohort_id`,`roster_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_code` ON `invitation` (`code_hash`);--> statement-breakpoint
CREATE INDEX `invitation_person` ON `invitation` (`person_id`);--> statement-breakpoint
CREATE TABLE `mail_refusal` (
	`email_hash` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mark` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`met` text NOT NULL,
	`points_milli` integer NOT NULL,
	`out_of_milli` integer NOT NULL,
	`comment` text NOT NULL,
	`marked_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`joined_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`cohort_id`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `note` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `note_person` ON `note` (`person_id`,`cohort_id`,`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`cohort_id` text NOT NULL,
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
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_cohort` ON `outbox` (`cohort_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `visit` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`visits` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `module_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `exercise_state` ADD `marked_attempt_id` text;