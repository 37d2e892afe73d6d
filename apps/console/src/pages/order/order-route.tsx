import { listOrderEvents, listServices, readOrder, readOrderTemplate } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { OrderPage } from './order-page.tsx';
import { templateOf } from './template-fields.ts';
import { useOrderSteps } from './use-order-steps.ts';

export function Route(): ReactNode {
  const params = { order: useParam('order') };
  const order = useRead(readOrder, { params });
  const template = order.data?.template;
  const versions = useRead(readOrderTemplate, { params: { template: template?.id ?? '' } }, { enabled: template !== undefined });
  const services = useRead(listServices, { params });
  const events = useRead(listOrderEvents, { params });
  const steps = useOrderSteps();
  return (
    <Ready of={order}>
      {(value) => (
        <>
          <Unread of={[versions, services, events]} />
          <OrderPage
            order={value}
            template={templateOf(versions.data?.items ?? [], value.template.sha256)}
            services={services.data?.items}
            events={events.data?.items ?? []}
            onStep={(step, reason) => steps(step, value, reason)}
          />
        </>
      )}
    </Ready>
  );
}
