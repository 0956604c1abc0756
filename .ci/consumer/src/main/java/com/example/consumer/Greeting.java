package com.example.consumer;

record Greeting(String name) {
}
