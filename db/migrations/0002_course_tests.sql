CREATE TABLE `test_answer` (
	`sitting_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`fields` text NOT NULL,
	`language` text NOT NULL,
	`saved_at` integer NOT NULL,
	`graded` text,
	PRIMARY KEY(`sitting_id`, `exercise_id`),
	FOREIGN KEY (`sitting_id`) REFERENCES `test_sitting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `test_sitting` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`occasion` text NOT NULL,
	`number` integer NOT NULL,
	`form` text NOT NULL,
	`edition_hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer,
	`revision` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	`points_milli` integer,
	`out_of_milli` integer,
	`results` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `test_sitting_number` ON `test_sitting` (`person_id`,`course_id`,`occasion`,`number`);--> statement-breakpoint
CREATE TABLE `test_taker` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`turn` integer NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`person_id`, `course_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `test_taker_turn` ON `test_taker` (`course_id`,`turn`);