package dev.smena.infra;

import dev.smena.command.batch.WorkCenterNames;
import dev.smena.events.WorkCenterId;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import dev.smena.query.workcenter.WorkCenterQueries;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lends the command side the read model's knowledge of work center names. */
@Component
@OnRole(Role.COMMAND)
class PresentWorkCenterNames implements WorkCenterNames {

    private final WorkCenterQueries workCenters;

    PresentWorkCenterNames(WorkCenterQueries workCenters) {
        this.workCenters = workCenters;
    }

    @Override
    public Optional<String> nameOf(WorkCenterId id) {
        return workCenters.findName(id);
    }
}
