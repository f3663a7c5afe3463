package violating.smena.command;

import org.apache.commons.logging.Log;
import org.axonframework.spring.stereotype.Aggregate;
import org.slf4j.Logger;

@Aggregate
record LoggingAggregate(Logger slf4j, java.util.logging.Logger jul, System.Logger system, Log commons) {}
