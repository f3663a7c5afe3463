package dev.smena.query;

import org.axonframework.config.ProcessingGroup;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;

/** Everything a node of the query role needs from this module: endpoints, projections, and what serves them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = {
            @Filter({RestController.class, ProcessingGroup.class}),
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartLifecycle.class)
        })
@Import(QueryServices.class)
public class QueryConfiguration {}
