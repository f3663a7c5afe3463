package dev.smena.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything a node of the command role needs from this module. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandConfiguration {}
