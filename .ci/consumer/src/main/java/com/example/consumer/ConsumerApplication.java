package com.example.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ConsumerApplication {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(ConsumerApplication.class, args)));
	}

}
