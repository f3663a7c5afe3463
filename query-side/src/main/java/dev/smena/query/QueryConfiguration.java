package dev.smena.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything a node of the query role needs from this module. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QueryConfiguration {}
