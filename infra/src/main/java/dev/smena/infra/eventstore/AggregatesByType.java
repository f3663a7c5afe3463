package dev.smena.infra.eventstore;

import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * A batch is not loaded from the events of a task whose id somebody has taken for a batch's: there is no such batch. Axon
 * has an attribute of its annotation for this, but does not pass it on.
 */
@Component
class AggregatesByType implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringAggregateConfigurer<?> aggregate) {
            aggregate.setFilterEventsByType(true);
        }
        return bean;
    }
}
