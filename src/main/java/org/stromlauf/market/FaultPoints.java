package org.stromlauf.market;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.stromlauf.market.Faults.Kind;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.DueWork;

/** Where drawn faults come in: around the database, around each step, and between the partners. Only in a box that asks for it. */
@Configuration(proxyBeanMethods = false)
@Profile("box")
@ConditionalOnProperty("stromlauf.box.faults")
class FaultPoints {

    @Bean
    static Faults faults() {
        return new Faults();
    }

    @Bean
    static BeanPostProcessor faultyBeans(Faults faults) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource database) return new MortalDataSource(database, faults);
                if (bean instanceof PlatformTransactionManager manager) return new FaultyTransactions(manager, faults);
                if (bean instanceof DueWork work) return faultySteps(work, faults);
                if (bean instanceof InterchangeReceiver receiver) return faultyDeliveries(receiver, faults);
                return bean;
            }
        };
    }

    private static Object faultySteps(DueWork work, Faults faults) {
        var proxy = new ProxyFactory(DueWork.class, (MethodInterceptor) call -> {
            if (call.getMethod().getName().equals("run") && call.getArguments()[0] instanceof DueWork.Item item) {
                return faults.<@org.jspecify.annotations.Nullable Object>step(work.kind() + "/" + item.id(), () -> {
                    work.run(item);
                    return null;
                });
            }
            return call.getMethod().invoke(work, call.getArguments());
        });
        return proxy.getProxy();
    }

    /** A sender's outbox brings an interchange to a receiver here as a transfer over the market's channels would. */
    private static InterchangeReceiver faultyDeliveries(InterchangeReceiver receiver, Faults faults) {
        return arrival -> {
            var fault = faults.onDelivery(arrival.deliveryId());
            if (fault == Kind.PARTNER_LATE || fault == Kind.PARTNER_SILENT) {
                throw new IllegalStateException("Drawn fault: the partner does not take it");
            }
            var receipt = receiver.receive(arrival);
            if (fault == Kind.TRANSFER_TWICE) receipt = receiver.receive(arrival);
            if (fault == Kind.SENT_TWICE) {
                var again = new Arrival(
                        arrival.content(), arrival.channel(), arrival.deliveryId() + "/again", arrival.receiverHint());
                var unused = receiver.receive(again);
            }
            if (fault == Kind.RECEIPT_LOST) throw new IllegalStateException("Drawn fault: the receipt is lost");
            return receipt;
        };
    }

    /** Gives no connection to a process that was killed. */
    private static final class MortalDataSource extends DelegatingDataSource {

        private final Faults faults;

        private MortalDataSource(DataSource database, Faults faults) {
            super(database);
            this.faults = faults;
        }

        @Override
        public Connection getConnection() throws SQLException {
            faults.live();
            return super.getConnection();
        }
    }

    /** Fails at the drawn commits. */
    private record FaultyTransactions(PlatformTransactionManager manager, Faults faults)
            implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@org.jspecify.annotations.Nullable TransactionDefinition definition) {
            faults.live();
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            var fault = status.isNewTransaction() && !status.isRollbackOnly() ? faults.onCommit() : null;
            if (fault == null) {
                manager.commit(status);
                return;
            }
            switch (fault) {
                case COMMIT_FAILED -> {
                    manager.rollback(status);
                    throw new TransientDataAccessResourceException(
                            "Drawn fault: the database failed before the commit");
                }
                case KILLED_BEFORE_COMMIT -> {
                    var killed = faults.kill();
                    manager.rollback(status);
                    throw killed;
                }
                case COMMIT_UNANSWERED -> {
                    manager.commit(status);
                    throw new TransientDataAccessResourceException("Drawn fault: the database failed after the commit");
                }
                default -> {
                    manager.commit(status);
                    throw faults.kill();
                }
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
