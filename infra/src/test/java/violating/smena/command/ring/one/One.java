package violating.smena.command.ring.one;

import violating.smena.command.ring.two.Two;

public record One(Two next) {}
