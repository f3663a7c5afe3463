package violating.smena.command;

import violating.smena.query.Query;

record KnowsTheQuerySide(Query query) {}
