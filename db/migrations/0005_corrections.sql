CREATE TABLE `corrected_learner` (
	`person_id` text NOT NULL,
	`correction_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`effect` text NOT NULL,
	`has_finished` integer NOT NULL,
	`at` integer NOT NULL,
	`revision` integer NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`person_id`, `correction_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`correction_id`) REFERENCES `correction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `corrected_learner_correction` ON `corrected_learner` (`correction_id`,`effect`);--> statement-breakpoint
CREATE TABLE `correction` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`from_hashes` text NOT NULL,
	`to_hash` text NOT NULL,
	`author_id` text,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	`unsure` integer DEFAULT 0 NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	`undo_done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `correction_course` ON `correction` (`course_id`,`at`);--> statement-breakpoint
CREATE TABLE `item_regrade` (
	`sitting_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`correction_id` text NOT NULL,
	`edition_hash` text NOT NULL,
	`answer` text,
	`code` text NOT NULL,
	`detail` text NOT NULL,
	`points_milli` integer NOT NULL,
	`out_of_milli` integer NOT NULL,
	`effect` text NOT NULL,
	`at` integer NOT NULL,
	`holds` integer NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`sitting_id`, `exercise_id`, `correction_id`),
	FOREIGN KEY (`sitting_id`) REFERENCES `test_sitting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`correction_id`) REFERENCES `correction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_regrade_holds` ON `item_regrade` (`sitting_id`,`exercise_id`) WHERE "item_regrade"."holds" = 1;--> statement-breakpoint
CREATE INDEX `item_regrade_correction` ON `item_regrade` (`correction_id`,`effect`);--> statement-breakpoint
CREATE TABLE `regrade` (
	`attempt_id` text NOT NULL,
	`correction_id` text NOT NULL,
	`edition_hash` text NOT NULL,
	`answer` text,
	`code` text NOT NULL,
	`detail` text NOT NULL,
	`points_milli` integer NOT NULL,
	`out_of_milli` integer NOT NULL,
	`effect` text NOT NULL,
	`at` integer NOT NULL,
	`holds` integer NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`attempt_id`, `correction_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`correction_id`) REFERENCES `correction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `regrade_holds` ON `regrade` (`attempt_id`) WHERE "regrade"."holds" = 1;--> statement-breakpoint
CREATE INDEX `regrade_correction` ON `regrade` (`correction_id`,`effect`);