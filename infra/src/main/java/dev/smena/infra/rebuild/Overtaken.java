package dev.smena.infra.rebuild;

/** Another node has taken this node for dead and goes on with its work. */
final class Overtaken extends RuntimeException {

    Overtaken(String what) {
        super(what + " goes on elsewhere");
    }
}
