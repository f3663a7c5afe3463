package violating.smena.command;

interface ForbiddenNames {

    record BatchImpl() {}

    record BatchDto() {}

    record BatchManager() {}

    record BatchUtils() {}

    record BatchHelper() {}
}
