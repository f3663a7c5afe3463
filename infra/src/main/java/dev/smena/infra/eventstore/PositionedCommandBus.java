package dev.smena.infra.eventstore;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/** Adds the position of a command's last event to the metadata of its result. */
final class PositionedCommandBus extends SimpleCommandBus {

    PositionedCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        var position = new AppendedPosition();
        ScopedValue.where(AppendedPosition.CURRENT, position)
                .run(() -> super.<C, R>handle(
                        command, handler, (c, result) -> callback.onResult(c, position.addTo(result))));
    }
}
