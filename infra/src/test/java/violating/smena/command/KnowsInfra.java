package violating.smena.command;

import violating.smena.infra.Wiring;

record KnowsInfra(Wiring wiring) {}
