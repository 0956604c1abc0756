create table if not exists customer (
	id varchar(100) primary key,
	email varchar(320) not null
);

create table if not exists outside_script (
	subject varchar(100) primary key,
	script varchar(2000) not null
);

create table if not exists outside_call (
	id bigint generated always as identity primary key,
	service varchar(50) not null,
	subject varchar(100) not null,
	detail text not null,
	failed boolean not null,
	called_at timestamp(6) with time zone not null
);

create index if not exists outside_call_subject on outside_call (subject, service);
