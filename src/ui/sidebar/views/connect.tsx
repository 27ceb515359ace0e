import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { shopDomainOf } from '../address';
import { readDraft, writeDraft } from '../draft';
import { Field } from '../parts/field';
import { Button } from '../parts/button';
import { Page } from '../parts/page';
import { Step } from '../parts/step';
import { useSession } from '../session';
import { CredentialsStep } from './connect-credentials';
import { ImportStep } from './connect-import';

/** The first three steps; it opens at the one where the person stopped. */
export function Connect(): JSX.Element {
  const { store } = useSession();
  const [draft, setDraft] = useState(readDraft);
  const connected = store?.connected === true && store.missingScopes.length === 0;
  const again = Boolean(store?.rows);
  const known = store?.shop ?? draft?.shop ?? '';
  const [shop, setShop] = useState(known);
  const [step, setStep] = useState(connected && store.rows === null ? 3 : known ? 2 : 1);
  const [type, setType] = useState(draft?.type ?? 'clientCredentials');

  const chooseShop = (chosen: string): void => {
    setShop(chosen);
    const next = { shop: chosen, type };
    writeDraft(next);
    setDraft(next);
    setStep(2);
  };
  return (
    <Page
      title={again ? 'Connect again' : 'Connect your store'}
      subtitle={again ? undefined : 'Your catalog, in this sheet, in three steps.'}
      back={again}
    >
      <ol class="steps">
        <Step number={1} current={step} title="Store address" summary={shop} onChange={() => setStep(1)}>
          <AddressStep shop={shop} onChoose={chooseShop} />
        </Step>
        <Step number={2} current={step} title="Credentials" summary="Connected" onChange={() => setStep(2)}>
          <CredentialsStep
            shop={shop}
            type={type}
            onType={(chosen) => {
              setType(chosen);
              writeDraft({ shop, type: chosen });
            }}
            onConnected={() => setStep(3)}
            onOtherShop={() => setStep(1)}
          />
        </Step>
        <Step number={3} current={step} title="Import">
          <ImportStep />
        </Step>
      </ol>
    </Page>
  );
}

function AddressStep(props: { shop: string; onChoose: (shop: string) => void }): JSX.Element {
  const [text, setText] = useState(props.shop);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const shop = shopDomainOf(text);
    if (shop) {
      props.onChoose(shop);
      return;
    }
    document.getElementById('shop')?.focus();
    setError('Use the address that ends in .myshopify.com. Shopify shows it under Settings, Domains.');
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        name="shop"
        label="Address of your store"
        value={text}
        onInput={setText}
        placeholder="your-store.myshopify.com"
        error={error}
      />
      <Button kind="primary" type="submit">
        Next
      </Button>
    </form>
  );
}
