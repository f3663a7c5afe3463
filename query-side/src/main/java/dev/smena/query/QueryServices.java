package dev.smena.query;

import org.axonframework.config.ProcessingGroup;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/**
 * What reads and writes the read model when it is told to, such as reports, and does nothing by itself. A node has of it what
 * something else on it needs.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        lazyInit = true,
        excludeFilters = {
            @Filter({RestController.class, ProcessingGroup.class}),
            @Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {SmartLifecycle.class, QueryConfiguration.class})
        })
public class QueryServices {}
