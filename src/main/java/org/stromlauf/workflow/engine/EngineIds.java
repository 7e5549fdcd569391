package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/** Gives the engine ids from the one source of ids, so that a box's tables replay from its seed. */
@Component
class EngineIds implements IdGenerator {

    private final org.stromlauf.shared.IdGenerator ids;

    EngineIds(org.stromlauf.shared.IdGenerator ids) {
        this.ids = ids;
    }

    @Override
    public String getNextId() {
        return ids.next().toString();
    }
}
