CREATE TABLE `current_data_set` (
	`data_set_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`hash`) REFERENCES `data_set`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_set` (
	`hash` text PRIMARY KEY NOT NULL,
	`data_set_id` text NOT NULL,
	`definition` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `data_set_id` ON `data_set` (`data_set_id`,`published_at`);--> statement-breakpoint
CREATE TABLE `lab_history` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`runs` text NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `exercise_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `answer_draft` ADD `edition_hash` text;