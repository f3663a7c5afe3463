package dev.smena.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Gathers what a projection is told within one transaction, so that it is written with a few statements just before the
 * commit. In a unit of work that has {@link #ONE_BY_ONE}, each fact is written at once instead, so that the one that cannot
 * be written is known.
 */
public final class Gathering<F> {

    /** Key of a resource of the root unit of work. */
    public static final String ONE_BY_ONE = Gathering.class.getName() + ".oneByOne";

    private final Class<?> projection;
    private final Consumer<List<F>> write;

    public Gathering(Class<?> projection, Consumer<List<F>> write) {
        this.projection = projection;
        this.write = write;
    }

    public void add(F fact) {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        if (work.resources().containsKey(ONE_BY_ONE)) {
            write.accept(List.of(fact));
            return;
        }
        work.<List<F>>getOrComputeResource(projection.getName(), key -> {
                    var gathered = new ArrayList<F>();
                    work.onPrepareCommit(w -> write.accept(gathered));
                    return gathered;
                })
                .add(fact);
    }
}
