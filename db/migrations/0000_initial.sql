CREATE TABLE `answer_draft` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`fields` text NOT NULL,
	`language` text NOT NULL,
	`typed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `module_id`, `exercise_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`number` integer NOT NULL,
	`edition_hash` text NOT NULL,
	`language` text NOT NULL,
	`answer` text NOT NULL,
	`code` text NOT NULL,
	`detail` text NOT NULL,
	`points_milli` integer NOT NULL,
	`out_of_milli` integer NOT NULL,
	`pass_mark` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_number` ON `attempt` (`person_id`,`course_id`,`exercise_id`,`number`);--> statement-breakpoint
CREATE INDEX `attempt_at` ON `attempt` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_exercise` ON `attempt` (`course_id`,`exercise_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_id` text,
	`detail` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_id`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` text PRIMARY KEY NOT NULL,
	`facts` text NOT NULL,
	`hash` text NOT NULL,
	`position` integer NOT NULL,
	`published_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE TABLE `current_edition` (
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`language` text NOT NULL,
	`edition_hash` text NOT NULL,
	PRIMARY KEY(`course_id`, `module_id`, `language`),
	FOREIGN KEY (`edition_hash`) REFERENCES `edition`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `edition` (
	`hash` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`language` text NOT NULL,
	`facts` text NOT NULL,
	`blocks` text NOT NULL,
	`exercises` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `edition_module` ON `edition` (`course_id`,`module_id`,`language`,`published_at`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_module_id` text NOT NULL,
	`last_exercise_id` text,
	`last_at` integer NOT NULL,
	`last_device` text NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exercise_id` (
	`course_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`module_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_published_at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `exercise_id`)
);
--> statement-breakpoint
CREATE TABLE `exercise_state` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`status` text NOT NULL,
	`tries` integer NOT NULL,
	`hints` integer NOT NULL,
	`best_points_milli` integer NOT NULL,
	`out_of_milli` integer NOT NULL,
	`last_attempt_id` text,
	`last_at` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`person_id`, `course_id`, `module_id`, `exercise_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `guard` (
	`holds` integer NOT NULL,
	CONSTRAINT "guard_holds" CHECK("guard"."holds" = 1)
);
--> statement-breakpoint
CREATE TABLE `help` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`edition_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `exercise_id`, `kind`, `number`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `media` (
	`hash` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`base64` text NOT NULL,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `module_progress` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text NOT NULL,
	`settled` integer NOT NULL,
	`points_milli` integer NOT NULL,
	`started_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`person_id`, `course_id`, `module_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `password_reset` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `password_reset_person` ON `password_reset` (`person_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`role` text DEFAULT 'learner' NOT NULL,
	`email` text,
	`name` text,
	`country` text,
	`organisation` text,
	`language` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expires_at` integer
);
--> statement-breakpoint
CREATE INDEX `throttle_expires` ON `throttle` (`expires_at`);