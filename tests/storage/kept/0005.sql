BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE assignment (
	id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	began_by VARCHAR NOT NULL, 
	ended_at DATETIME, 
	ended_by VARCHAR, 
	actor_id INTEGER, began_in BIGINT, ended_in BIGINT, 
	CONSTRAINT pk_assignment PRIMARY KEY (id), 
	CONSTRAINT fk_assignment_actor_id FOREIGN KEY(actor_id) REFERENCES person (id), 
	CONSTRAINT fk_assignment_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_assignment_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_assignment_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "assignment" VALUES(1,1,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
INSERT INTO "assignment" VALUES(2,2,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
INSERT INTO "assignment" VALUES(3,3,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
INSERT INTO "assignment" VALUES(4,4,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
INSERT INTO "assignment" VALUES(5,5,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
INSERT INTO "assignment" VALUES(6,6,1,2,'2026-03-10 18:00:00.000000','claim',NULL,NULL,2,NULL,NULL);
CREATE TABLE "campaign" (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	list_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	paused_because VARCHAR NOT NULL, 
	first_texts JSON NOT NULL, 
	canned_replies JSON NOT NULL, 
	tags JSON NOT NULL, 
	questions JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	bucket_size INTEGER NOT NULL, 
	cap INTEGER, 
	opens TIME NOT NULL, 
	closes TIME NOT NULL, 
	lock_hours INTEGER NOT NULL, 
	finish_replies_first INTEGER, 
	keep_assignments BOOLEAN NOT NULL, 
	free_text BOOLEAN NOT NULL, 
	channel VARCHAR NOT NULL, 
	channel_platform VARCHAR NOT NULL, 
	laid_out_to BIGINT NOT NULL, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	opened_at DATETIME, 
	ended_at DATETIME, 
	user_list_id INTEGER, 
	needs_shift BOOLEAN DEFAULT 0 NOT NULL, 
	digest_minutes INTEGER, 
	nudge_minutes INTEGER DEFAULT '15', 
	idle_minutes INTEGER DEFAULT '30', 
	at_shift_end VARCHAR DEFAULT 'ask' NOT NULL, 
	grace_minutes INTEGER DEFAULT '5' NOT NULL, 
	CONSTRAINT pk_campaign PRIMARY KEY (id), 
	CONSTRAINT ck_campaign_bucket_size_positive CHECK (bucket_size > 0), 
	CONSTRAINT fk_campaign_list_id FOREIGN KEY(list_id) REFERENCES contact_list (id), 
	CONSTRAINT uq_campaign_name UNIQUE (name), 
	CONSTRAINT ck_campaign_state_known CHECK (state IN ('draft', 'opening', 'open', 'paused', 'ended')), 
	CONSTRAINT fk_campaign_user_list_id FOREIGN KEY(user_list_id) REFERENCES user_list (id), 
	CONSTRAINT fk_campaign_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_campaign_at_shift_end_known CHECK (at_shift_end IN ('ask', 'hand_over'))
);
INSERT INTO "campaign" VALUES(1,'Campaign c0d76a','River Votes',1,'open','','["Hi {{first_name|there}}, {{user.first_name}} from River Votes here. Voting? Reply STOP to opt out"]','[{"title": "Where", "body": "At {{city}} town hall, {{first_name}}.", "tag": "asked-where"}]','["yes", "no", "asked-where"]','[{"prompt": "Will they vote?", "options": ["yes", "no"]}]',1,100,NULL,'09:00:00.000000','20:30:00.000000',6,NULL,0,1,'','',6,1,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000',NULL,NULL,0,NULL,15,30,'ask',5);
INSERT INTO "campaign" VALUES(2,'Campaign edc36f','River Votes',2,'open','','["Hi {{first_name|there}}, {{user.first_name}} from River Votes here. Voting? Reply STOP to opt out"]','[{"title": "Where", "body": "At {{city}} town hall, {{first_name}}.", "tag": "asked-where"}]','["yes", "no", "asked-where"]','[{"prompt": "Will they vote?", "options": ["yes", "no"]}]',2,100,NULL,'09:00:00.000000','20:30:00.000000',6,NULL,0,1,'','',8,1,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000',NULL,NULL,0,NULL,15,30,'ask',5);
CREATE TABLE campaign_zone (
	campaign_id BIGINT NOT NULL, 
	zone VARCHAR NOT NULL, 
	CONSTRAINT pk_campaign_zone PRIMARY KEY (campaign_id, zone), 
	CONSTRAINT fk_campaign_zone_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id)
);
INSERT INTO "campaign_zone" VALUES(1,'America/New_York');
INSERT INTO "campaign_zone" VALUES(2,'America/New_York');
CREATE TABLE choosing (
	id INTEGER NOT NULL, 
	list_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	surface VARCHAR NOT NULL, 
	asked JSON NOT NULL, 
	counted JSON NOT NULL, 
	turn INTEGER NOT NULL, 
	seed INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	applied_at DATETIME, 
	applied_by INTEGER, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	CONSTRAINT pk_choosing PRIMARY KEY (id), 
	CONSTRAINT ck_choosing_state_known CHECK (state IN ('proposed', 'applied', 'undone', 'cancelled', 'expired')), 
	CONSTRAINT fk_choosing_actor_id FOREIGN KEY(actor_id) REFERENCES person (id), 
	CONSTRAINT fk_choosing_applied_by FOREIGN KEY(applied_by) REFERENCES person (id), 
	CONSTRAINT fk_choosing_list_id FOREIGN KEY(list_id) REFERENCES contact_list (id), 
	CONSTRAINT fk_choosing_undone_by FOREIGN KEY(undone_by) REFERENCES person (id)
);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	list_id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	first_name VARCHAR NOT NULL, 
	last_name VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	assigned_to VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	fields JSON NOT NULL, assigned_before VARCHAR, assigned_in BIGINT, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_list_id FOREIGN KEY(list_id) REFERENCES contact_list (id), 
	CONSTRAINT uq_contact_list_id_phone UNIQUE (list_id, phone)
);
INSERT INTO "contact" VALUES(1,1,'+12125550100','First0','Last0','','America/New_York','',2,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(2,1,'+12125550101','First1','Last1','','America/New_York','',3,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(3,1,'+12125550102','First2','Last2','','America/New_York','',4,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(4,1,'+12125550103','First3','Last3','','America/New_York','',5,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(5,1,'+12125550104','First4','Last4','','America/New_York','',6,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(6,1,'+12125550105','First5','Last5','','America/New_York','',7,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(7,2,'+12125550100','First0','Last0','','America/New_York','',2,'{"city":"Albany"}',NULL,NULL);
INSERT INTO "contact" VALUES(8,2,'+12125550101','First1','Last1','','America/New_York','',3,'{"city":"Albany"}',NULL,NULL);
CREATE TABLE contact_list (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	file_hash VARCHAR NOT NULL, 
	fields JSON NOT NULL, 
	size INTEGER NOT NULL, 
	merged INTEGER NOT NULL, 
	problems JSON NOT NULL, 
	rejected INTEGER NOT NULL, 
	loaded_by INTEGER, 
	created_at DATETIME NOT NULL, 
	touched_at DATETIME NOT NULL, 
	CONSTRAINT pk_contact_list PRIMARY KEY (id), 
	CONSTRAINT ck_contact_list_state_known CHECK (state IN ('importing', 'ready', 'failed')), 
	CONSTRAINT fk_contact_list_loaded_by FOREIGN KEY(loaded_by) REFERENCES person (id), 
	CONSTRAINT uq_contact_list_name UNIQUE (name)
);
INSERT INTO "contact_list" VALUES(1,'List f1847a','ready','2c7a8e41e5bf497b9640da5d3603fa4d','["city"]',6,0,'[]',0,1,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000');
INSERT INTO "contact_list" VALUES(2,'List 12cafe','ready','e99f6f63eaec442b8dbee1e55fc529f5','["city"]',2,0,'[]',0,1,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000');
CREATE TABLE conversation (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	position BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	barred VARCHAR, 
	holder_id INTEGER, 
	reserved_for VARCHAR, 
	assigned_at DATETIME, 
	waiting_since DATETIME, 
	texted_at DATETIME, 
	replied_at DATETIME, 
	needs_retry BOOLEAN NOT NULL, 
	opt_out_hint BOOLEAN NOT NULL, 
	CONSTRAINT pk_conversation PRIMARY KEY (id), 
	CONSTRAINT ck_conversation_barred_known CHECK (barred IS NULL OR barred IN ('opted_out', 'retired')), 
	CONSTRAINT ck_conversation_state_known CHECK (state IN ('untexted', 'texted', 'needs_attention', 'answered', 'closed')), 
	CONSTRAINT fk_conversation_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_conversation_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_conversation_holder_id FOREIGN KEY(holder_id) REFERENCES person (id), 
	CONSTRAINT uq_conversation_campaign_id_phone UNIQUE (campaign_id, phone)
);
INSERT INTO "conversation" VALUES(1,1,1,'+12125550100','America/New_York',1,'closed',NULL,2,NULL,'2026-03-10 18:00:00.000000',NULL,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000',0,0);
INSERT INTO "conversation" VALUES(2,1,2,'+12125550101','America/New_York',2,'texted','opted_out',2,NULL,'2026-03-10 18:00:00.000000',NULL,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000',0,0);
INSERT INTO "conversation" VALUES(3,1,3,'+12125550102','America/New_York',3,'needs_attention',NULL,2,NULL,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000',0,0);
INSERT INTO "conversation" VALUES(4,1,4,'+12125550103','America/New_York',4,'texted',NULL,2,NULL,'2026-03-10 18:00:00.000000',NULL,'2026-03-10 18:00:00.000000',NULL,0,0);
INSERT INTO "conversation" VALUES(5,1,5,'+12125550104','America/New_York',5,'texted',NULL,2,NULL,'2026-03-10 18:00:00.000000',NULL,'2026-03-10 18:00:00.000000',NULL,0,0);
INSERT INTO "conversation" VALUES(6,1,6,'+12125550105','America/New_York',6,'texted',NULL,2,NULL,'2026-03-10 18:00:00.000000',NULL,'2026-03-10 18:00:00.000000',NULL,0,0);
INSERT INTO "conversation" VALUES(7,2,7,'+12125550100','America/New_York',7,'untexted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "conversation" VALUES(8,2,8,'+12125550101','America/New_York',8,'untexted','opted_out',NULL,NULL,NULL,NULL,NULL,NULL,0,0);
CREATE TABLE cover (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	asker_id INTEGER NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	whole BOOLEAN NOT NULL, 
	taker_id INTEGER, 
	taken_at DATETIME, 
	withdrawn_at DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_cover PRIMARY KEY (id), 
	CONSTRAINT fk_cover_asker_id FOREIGN KEY(asker_id) REFERENCES person (id), 
	CONSTRAINT fk_cover_shift_id FOREIGN KEY(shift_id) REFERENCES shift (id), 
	CONSTRAINT fk_cover_taker_id FOREIGN KEY(taker_id) REFERENCES person (id)
);
CREATE TABLE delivery (
	source VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (source, "key")
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	verb VARCHAR NOT NULL, 
	actor_id INTEGER, 
	surface VARCHAR NOT NULL, 
	campaign_id INTEGER, 
	conversation_id INTEGER, 
	person_id INTEGER, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
);
INSERT INTO "event" VALUES(1,'2026-03-10 18:00:00.000000','import',1,'',NULL,NULL,NULL,'{"list": 1, "size": 6, "rejected": 0}');
INSERT INTO "event" VALUES(2,'2026-03-10 18:00:00.000000','draft',1,'slack',1,NULL,NULL,'{}');
INSERT INTO "event" VALUES(3,'2026-03-10 18:00:00.000000','settings',1,'slack',1,NULL,NULL,'{}');
INSERT INTO "event" VALUES(4,'2026-03-10 18:00:00.000000','open',1,'slack',1,NULL,NULL,'{}');
INSERT INTO "event" VALUES(5,'2026-03-10 18:00:00.000000','claim',2,'slack',1,NULL,NULL,'{"dealt": 6}');
INSERT INTO "event" VALUES(6,'2026-03-10 18:00:00.000000','opt_out',NULL,'',NULL,NULL,NULL,'{"by": "contact", "conversations": 1}');
INSERT INTO "event" VALUES(7,'2026-03-10 18:00:00.000000','import',1,'',NULL,NULL,NULL,'{"list": 2, "size": 2, "rejected": 0}');
INSERT INTO "event" VALUES(8,'2026-03-10 18:00:00.000000','draft',1,'slack',2,NULL,NULL,'{}');
INSERT INTO "event" VALUES(9,'2026-03-10 18:00:00.000000','settings',1,'slack',2,NULL,NULL,'{}');
INSERT INTO "event" VALUES(10,'2026-03-10 18:00:00.000000','open',1,'slack',2,NULL,NULL,'{}');
CREATE TABLE "identity" (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	workspace VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	vouched BOOLEAN DEFAULT 0 NOT NULL, 
	came_from INTEGER, 
	wrong_codes INTEGER DEFAULT '0' NOT NULL, 
	wrong_since DATETIME, 
	CONSTRAINT pk_identity PRIMARY KEY (id), 
	CONSTRAINT fk_identity_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_identity_platform_workspace_account UNIQUE (platform, workspace, account), 
	CONSTRAINT fk_identity_came_from FOREIGN KEY(came_from) REFERENCES person (id)
);
INSERT INTO "identity" VALUES(1,1,'slack','T1','UANA','Ana Moreau',1,NULL,0,NULL);
INSERT INTO "identity" VALUES(2,2,'slack','T1','UBEN','Ben Okafor',0,NULL,0,NULL);
CREATE TABLE link_code (
	person_id BIGINT NOT NULL, 
	digest VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_link_code PRIMARY KEY (person_id), 
	CONSTRAINT fk_link_code_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_link_code_digest UNIQUE (digest)
);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	conversation_id INTEGER, 
	campaign_id INTEGER, 
	person_id INTEGER, 
	direction VARCHAR NOT NULL, 
	kind VARCHAR, 
	phone VARCHAR NOT NULL, 
	our_number VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	error_code INTEGER, 
	provider_id VARCHAR, 
	act VARCHAR, 
	segments INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	left_at DATETIME, 
	settled_at DATETIME, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT ck_message_direction_known CHECK (direction IN ('out', 'in')), 
	CONSTRAINT ck_message_kind_known CHECK (kind IS NULL OR kind IN ('first', 'retry', 'reply')), 
	CONSTRAINT ck_message_status_known CHECK (status IN ('queued', 'leaving', 'doubt', 'accepted', 'sent', 'delivered', 'undelivered', 'failed', 'unknown', 'cancelled', 'received')), 
	CONSTRAINT fk_message_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_message_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_message_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_message_act UNIQUE (act), 
	CONSTRAINT uq_message_provider_id UNIQUE (provider_id)
);
INSERT INTO "message" VALUES(1,1,1,2,'out','first','+12125550100','','Hi First0, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(2,2,1,2,'out','first','+12125550101','','Hi First1, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(3,3,1,2,'out','first','+12125550102','','Hi First2, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(4,4,1,2,'out','first','+12125550103','','Hi First3, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(5,5,1,2,'out','first','+12125550104','','Hi First4, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(6,6,1,2,'out','first','+12125550105','','Hi First5, Ben from River Votes here. Voting? Reply STOP to opt out','queued',NULL,NULL,NULL,1,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(7,1,1,NULL,'in',NULL,'+12125550100','+15005550006','Yes I will','received',NULL,'SMd0404cf7cedd4a849a9c897a4353ae53',NULL,0,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(8,2,1,NULL,'in',NULL,'+12125550101','+15005550006','STOP','received',NULL,'SM1a6a21e4d9f04e93a671a25f9425337c',NULL,0,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(9,3,1,NULL,'in',NULL,'+12125550102','+15005550006','Where?','received',NULL,'SM0a9adb7b2f9546a580aae0e27e2001dc',NULL,0,'2026-03-10 18:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(10,1,1,2,'out','reply','+12125550100','','Thank you','queued',NULL,NULL,'act-1',1,'2026-03-10 18:00:00.000000',NULL,NULL);
CREATE TABLE move (
	id INTEGER NOT NULL, 
	reassignment_id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	from_id INTEGER, 
	to_id INTEGER, 
	held_since DATETIME, 
	reserved_for VARCHAR, 
	state VARCHAR NOT NULL, 
	why VARCHAR, 
	CONSTRAINT pk_move PRIMARY KEY (id), 
	CONSTRAINT ck_move_state_known CHECK (state IN ('planned', 'moved', 'skipped', 'undone', 'kept')), 
	CONSTRAINT ck_move_why_known CHECK (why IS NULL OR why IN ('holder', 'state', 'opted_out', 'retired', 'receiver', 'touched')), 
	CONSTRAINT fk_move_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_move_from_id FOREIGN KEY(from_id) REFERENCES person (id), 
	CONSTRAINT fk_move_reassignment_id FOREIGN KEY(reassignment_id) REFERENCES reassignment (id), 
	CONSTRAINT fk_move_to_id FOREIGN KEY(to_id) REFERENCES person (id), 
	CONSTRAINT uq_move_reassignment_id_conversation_id UNIQUE (reassignment_id, conversation_id)
);
CREATE TABLE move_count (
	id INTEGER NOT NULL, 
	reassignment_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	from_id INTEGER, 
	to_id INTEGER, 
	moved INTEGER NOT NULL, 
	undone INTEGER NOT NULL, 
	CONSTRAINT pk_move_count PRIMARY KEY (id), 
	CONSTRAINT fk_move_count_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_move_count_from_id FOREIGN KEY(from_id) REFERENCES person (id), 
	CONSTRAINT fk_move_count_reassignment_id FOREIGN KEY(reassignment_id) REFERENCES reassignment (id), 
	CONSTRAINT fk_move_count_to_id FOREIGN KEY(to_id) REFERENCES person (id)
);
CREATE TABLE "outbox" (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	leased_until DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT ck_outbox_state_known CHECK (state IN ('waiting', 'leaving', 'done', 'dead')), 
	CONSTRAINT ck_outbox_kind_known CHECK (kind IN ('text', 'inbox', 'inbox_redraw', 'unheld', 'unknown_sender', 'campaign_card', 'campaign_paused', 'delivery_unknown', 'reassigned', 'shift_card', 'shift_reminder', 'shift_ended', 'shift_summary', 'shift_handover', 'cover', 'digest', 'digest_redraw', 'nudge', 'still_on_it', 'escalation', 'nobody_on'))
);
INSERT INTO "outbox" VALUES(1,'text',1,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(2,'text',2,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(3,'text',3,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(4,'text',4,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(5,'text',5,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(6,'text',6,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(7,'inbox',2,'','','waiting','2026-03-10 18:00:02.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(8,'inbox_redraw',2,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "outbox" VALUES(9,'text',10,'','','waiting','2026-03-10 18:00:00.000000',0,NULL,'2026-03-10 18:00:00.000000');
CREATE TABLE "person" (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR, 
	role VARCHAR NOT NULL, 
	cap INTEGER, 
	zone VARCHAR NOT NULL, 
	suspended_at DATETIME, 
	created_at DATETIME NOT NULL, 
	volume VARCHAR DEFAULT 'all' NOT NULL, 
	active_at DATETIME, 
	appointed BOOLEAN DEFAULT 0 NOT NULL, 
	platform VARCHAR DEFAULT '' NOT NULL, 
	part_of INTEGER, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_volume_known CHECK (volume IN ('all', 'few', 'none')), 
	CONSTRAINT ck_person_role_known CHECK (role IN ('volunteer', 'admin')), 
	CONSTRAINT fk_person_part_of FOREIGN KEY(part_of) REFERENCES person (id)
);
INSERT INTO "person" VALUES(1,'Ana Moreau',NULL,'admin',NULL,'America/New_York',NULL,'2026-03-10 18:00:00.000000','all',NULL,0,'',NULL);
INSERT INTO "person" VALUES(2,'Ben Okafor',NULL,'volunteer',NULL,'America/New_York',NULL,'2026-03-10 18:00:00.000000','all','2026-03-10 18:00:00.000000',0,'slack',NULL);
CREATE TABLE phone_number (
	phone VARCHAR NOT NULL, 
	opted_out_at DATETIME, 
	opted_out_by VARCHAR NOT NULL, 
	retired_at DATETIME, 
	retired_code INTEGER, 
	CONSTRAINT pk_phone_number PRIMARY KEY (phone)
);
INSERT INTO "phone_number" VALUES('+12125550101','2026-03-10 18:00:00.000000','contact',NULL,NULL);
CREATE TABLE post (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	posted_at DATETIME NOT NULL, 
	CONSTRAINT pk_post PRIMARY KEY (id), 
	CONSTRAINT uq_post_kind_subject_id_platform_address UNIQUE (kind, subject_id, platform, address)
);
CREATE TABLE "reassignment" (
	id INTEGER NOT NULL, 
	cause VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	surface VARCHAR NOT NULL, 
	asked JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	actor_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	applied_at DATETIME, 
	applied_by INTEGER, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	last_message BIGINT NOT NULL, 
	last_report BIGINT NOT NULL, 
	at_end_of INTEGER, 
	CONSTRAINT pk_reassignment PRIMARY KEY (id), 
	CONSTRAINT fk_reassignment_undone_by FOREIGN KEY(undone_by) REFERENCES person (id), 
	CONSTRAINT ck_reassignment_cause_known CHECK (cause IN ('reassign', 'hand_on', 'done', 'hand_over', 'shift_over', 'routed')), 
	CONSTRAINT fk_reassignment_applied_by FOREIGN KEY(applied_by) REFERENCES person (id), 
	CONSTRAINT fk_reassignment_actor_id FOREIGN KEY(actor_id) REFERENCES person (id), 
	CONSTRAINT ck_reassignment_state_known CHECK (state IN ('proposed', 'applied', 'undone', 'cancelled', 'expired')), 
	CONSTRAINT fk_reassignment_at_end_of FOREIGN KEY(at_end_of) REFERENCES shift (id)
);
CREATE TABLE report (
	id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	tags JSON NOT NULL, 
	answers JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	act VARCHAR, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT fk_report_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_report_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_report_act UNIQUE (act)
);
INSERT INTO "report" VALUES(1,1,2,'["yes"]','{}','will come','act-1','2026-03-10 18:00:00.000000');
CREATE TABLE saved_filter (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	selection JSON NOT NULL, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_saved_filter PRIMARY KEY (id), 
	CONSTRAINT fk_saved_filter_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT uq_saved_filter_name UNIQUE (name)
);
CREATE TABLE "shift" (
	id INTEGER NOT NULL, 
	campaign_id INTEGER, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	called_off_at DATETIME, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	series_id INTEGER, 
	seats INTEGER, 
	lead_id INTEGER, 
	channel VARCHAR DEFAULT '' NOT NULL, 
	channel_platform VARCHAR DEFAULT '' NOT NULL, 
	closed_at DATETIME, 
	CONSTRAINT pk_shift PRIMARY KEY (id), 
	CONSTRAINT fk_shift_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_shift_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_shift_ends_after_start CHECK (ends_at >= starts_at), 
	CONSTRAINT uq_shift_series_id_starts_at UNIQUE (series_id, starts_at), 
	CONSTRAINT fk_shift_lead_id FOREIGN KEY(lead_id) REFERENCES person (id), 
	CONSTRAINT fk_shift_series_id FOREIGN KEY(series_id) REFERENCES shift_series (id)
);
CREATE TABLE "shift_member" (
	shift_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	joined_at DATETIME NOT NULL, 
	left_at DATETIME, 
	finishing_until DATETIME, 
	covering BOOLEAN DEFAULT 0 NOT NULL, 
	asked_at DATETIME, 
	routed INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_shift_member PRIMARY KEY (shift_id, person_id), 
	CONSTRAINT fk_shift_member_shift_id FOREIGN KEY(shift_id) REFERENCES shift (id), 
	CONSTRAINT fk_shift_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE shift_series (
	id INTEGER NOT NULL, 
	campaign_id INTEGER, 
	weekdays JSON NOT NULL, 
	starts TIME NOT NULL, 
	minutes INTEGER NOT NULL, 
	zone VARCHAR NOT NULL, 
	last_day DATE, 
	seats INTEGER, 
	lead_id INTEGER, 
	channel VARCHAR NOT NULL, 
	channel_platform VARCHAR NOT NULL, 
	stopped_at DATETIME, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_shift_series PRIMARY KEY (id), 
	CONSTRAINT fk_shift_series_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_shift_series_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT fk_shift_series_lead_id FOREIGN KEY(lead_id) REFERENCES person (id)
);
CREATE TABLE timer (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject_id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	fire_at DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	settled_at DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_timer PRIMARY KEY (id), 
	CONSTRAINT ck_timer_kind_known CHECK (kind IN ('shift_reminder', 'shift_begins', 'shift_ends', 'shift_grace', 'recur', 'digest', 'nudge', 'escalate', 'idle', 'idle_return')), 
	CONSTRAINT ck_timer_state_known CHECK (state IN ('waiting', 'fired', 'skipped', 'cancelled')), 
	CONSTRAINT uq_timer_kind_subject_id_key_fire_at UNIQUE (kind, subject_id, "key", fire_at)
);
INSERT INTO "timer" VALUES(1,'idle',1,'2','2026-03-10 18:30:00.000000','waiting',NULL,'2026-03-10 18:00:00.000000');
INSERT INTO "timer" VALUES(2,'nudge',2,'','2026-03-10 18:15:00.000000','waiting',NULL,'2026-03-10 18:00:00.000000');
CREATE TABLE user_list (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	platform VARCHAR, 
	workspace VARCHAR, 
	mirror VARCHAR, 
	mirror_handle VARCHAR NOT NULL, 
	mirrored_at DATETIME, 
	lost_at DATETIME, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_user_list PRIMARY KEY (id), 
	CONSTRAINT fk_user_list_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT uq_user_list_name UNIQUE (name), 
	CONSTRAINT uq_user_list_platform_workspace_mirror UNIQUE (platform, workspace, mirror)
);
CREATE TABLE user_list_member (
	list_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_user_list_member PRIMARY KEY (list_id, person_id), 
	CONSTRAINT fk_user_list_member_list_id FOREIGN KEY(list_id) REFERENCES user_list (id), 
	CONSTRAINT fk_user_list_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE wait (
	id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	ended_by VARCHAR, 
	person_id INTEGER, 
	CONSTRAINT pk_wait PRIMARY KEY (id), 
	CONSTRAINT fk_wait_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_wait_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_wait_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "wait" VALUES(1,1,1,'2026-03-10 18:00:00.000000','2026-03-10 18:00:00.000000','reply',2);
INSERT INTO "wait" VALUES(2,3,1,'2026-03-10 18:00:00.000000',NULL,NULL,NULL);
CREATE INDEX ix_contact_list_file_hash ON contact_list (file_hash);
CREATE INDEX ix_event_at ON event (at);
CREATE INDEX ix_event_campaign ON event (campaign_id, at);
CREATE INDEX ix_conversation_contact ON conversation (contact_id);
CREATE INDEX ix_conversation_held ON conversation (holder_id, campaign_id, state, position) WHERE holder_id IS NOT NULL;
CREATE INDEX ix_conversation_phone ON conversation (phone);
CREATE INDEX ix_conversation_pool ON conversation (campaign_id, zone, position) WHERE state = 'untexted' AND barred IS NULL AND holder_id IS NULL AND reserved_for IS NULL;
CREATE INDEX ix_conversation_reserved ON conversation (campaign_id, reserved_for, position) WHERE state = 'untexted' AND barred IS NULL AND holder_id IS NULL AND reserved_for IS NOT NULL;
CREATE INDEX ix_conversation_waiting ON conversation (campaign_id, waiting_since) WHERE state = 'needs_attention' AND barred IS NULL;
CREATE INDEX ix_assignment_conversation ON assignment (conversation_id);
CREATE INDEX ix_assignment_person ON assignment (person_id, campaign_id);
CREATE UNIQUE INDEX uq_assignment_live ON assignment (conversation_id) WHERE ended_at IS NULL;
CREATE INDEX ix_message_campaign ON message (campaign_id, direction, created_at);
CREATE INDEX ix_message_phone ON message (phone, created_at);
CREATE INDEX ix_message_thread ON message (conversation_id, created_at);
CREATE UNIQUE INDEX uq_message_first ON message (conversation_id) WHERE kind = 'first' AND status <> 'cancelled';
CREATE UNIQUE INDEX uq_message_retry ON message (conversation_id) WHERE kind = 'retry' AND status <> 'cancelled';
CREATE INDEX ix_report_conversation ON report (conversation_id);
CREATE INDEX ix_wait_campaign ON wait (campaign_id, began_at);
CREATE UNIQUE INDEX uq_wait_live ON wait (conversation_id) WHERE ended_at IS NULL;
CREATE INDEX ix_user_list_member_person_id ON user_list_member (person_id);
CREATE INDEX ix_move_conversation ON move (conversation_id);
CREATE INDEX ix_move_count_reassignment ON move_count (reassignment_id, campaign_id);
CREATE INDEX ix_move_count_from ON move_count (from_id, reassignment_id) WHERE from_id IS NOT NULL;
CREATE INDEX ix_move_count_to ON move_count (to_id, reassignment_id) WHERE to_id IS NOT NULL;
CREATE INDEX ix_event_actor ON event (actor_id, at) WHERE actor_id IS NOT NULL;
CREATE INDEX ix_event_person ON event (person_id, at) WHERE person_id IS NOT NULL;
CREATE INDEX ix_choosing_list ON choosing (list_id);
CREATE INDEX ix_conversation_waiting_on ON conversation (campaign_id, holder_id, waiting_since) WHERE state = 'needs_attention' AND barred IS NULL;
CREATE INDEX ix_outbox_subject ON outbox (subject_id, kind);
CREATE INDEX ix_outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX ix_outbox_leaving ON outbox (leased_until) WHERE state = 'leaving';
CREATE UNIQUE INDEX uq_outbox_pending ON outbox (kind, subject_id, platform, address) WHERE state = 'waiting';
CREATE INDEX ix_reassignment_undone ON reassignment (undone_at) WHERE undone_at IS NOT NULL;
CREATE INDEX ix_reassignment_applied ON reassignment (applied_at) WHERE applied_at IS NOT NULL;
CREATE INDEX ix_reassignment_at ON reassignment (created_at);
CREATE INDEX ix_reassignment_shift ON reassignment (at_end_of) WHERE at_end_of IS NOT NULL;
CREATE INDEX ix_timer_due ON timer (fire_at, id) WHERE state = 'waiting';
CREATE INDEX ix_timer_subject ON timer (subject_id, kind);
CREATE INDEX ix_cover_shift ON cover (shift_id);
CREATE INDEX ix_shift_ends_at ON shift (ends_at);
CREATE INDEX ix_shift_campaign ON shift (campaign_id, ends_at);
CREATE INDEX ix_shift_member_person_id ON shift_member (person_id);
CREATE INDEX ix_shift_member_routed ON shift_member (shift_id, routed, person_id) WHERE left_at IS NULL;
CREATE INDEX ix_wait_ended ON wait (ended_at, campaign_id);
CREATE INDEX ix_person_email ON person (email);
CREATE INDEX ix_person_part_of ON person (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX ix_identity_person ON identity (person_id);
COMMIT;
