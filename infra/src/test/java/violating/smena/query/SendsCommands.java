package violating.smena.query;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

record SendsCommands(CommandGateway gateway, CommandBus bus) {

    record Close(@TargetAggregateIdentifier String batch) {}

    @CommandHandler
    void handle(Close command) {
        gateway.sendAndWait(command);
    }
}
