CREATE TABLE `course_member` (
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`part` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `course_member_person` ON `course_member` (`person_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`path` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presence_person` ON `presence` (`person_id`);--> statement-breakpoint
CREATE TABLE `preview_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `preview_link_person` ON `preview_link` (`person_id`);--> statement-breakpoint
CREATE TABLE `release` (
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`origin` text NOT NULL,
	`author_id` text,
	`reason` text NOT NULL,
	`manifest` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `source` (
	`hash` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `source_draft` (
	`course_id` text NOT NULL,
	`person_id` text NOT NULL,
	`path` text NOT NULL,
	`base_hash` text,
	`hash` text,
	`text` text,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `person_id`, `path`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `source_draft_person` ON `source_draft` (`person_id`);