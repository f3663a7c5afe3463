package violating.smena.query;

import violating.smena.command.Command;

record KnowsTheCommandSide(Command command) {}
