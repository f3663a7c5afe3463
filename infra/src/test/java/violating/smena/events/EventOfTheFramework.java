package violating.smena.events;

import java.sql.Connection;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
record EventOfTheFramework(JdbcClient jdbc, Connection connection, EventMessage<?> message, JsonNode json) {}
