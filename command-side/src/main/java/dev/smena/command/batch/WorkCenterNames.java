package dev.smena.command.batch;

import dev.smena.events.WorkCenterId;
import java.util.Optional;

/** The name a work center goes by now; a later batch may have renamed it. */
public interface WorkCenterNames {

    Optional<String> nameOf(WorkCenterId id);
}
