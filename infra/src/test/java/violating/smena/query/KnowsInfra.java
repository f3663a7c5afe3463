package violating.smena.query;

import violating.smena.infra.Wiring;

record KnowsInfra(Wiring wiring) {}
