import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Credentials } from '../../rpc-types';
import { writeDraft } from '../draft';
import { Button } from '../parts/button';
import { Choice, Field } from '../parts/field';
import { Notice } from '../parts/notice';
import { WhereToFind } from '../parts/where-to-find';
import { call } from '../rpc';
import { useSession } from '../session';
import { useAction } from '../use-action';

interface Props {
  shop: string;
  type: Credentials['type'];
  onType: (type: Credentials['type']) => void;
  onConnected: () => void;
  onOtherShop: () => void;
}

const TYPES: { value: Credentials['type']; label: string }[] = [
  { value: 'clientCredentials', label: 'Client ID and secret' },
  { value: 'token', label: 'Access token' },
];

/** Secrets live in this component only, until they are sent once. */
export function CredentialsStep(props: Props): JSX.Element {
  const { shop, type, onType, onConnected, onOtherShop } = props;
  const { refresh } = useSession();
  const action = useAction();
  const [accessToken, setAccessToken] = useState('');
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [missing, setMissing] = useState(false);
  const credentials: Credentials =
    type === 'token'
      ? { type, accessToken: accessToken.trim() }
      : { type, clientId: clientId.trim(), clientSecret: clientSecret.trim() };
  const complete = Object.values(credentials).every(Boolean);

  const submit = (event: Event): void => {
    event.preventDefault();
    setMissing(!complete);
    if (!complete) return;
    action.run('connect', async () => {
      await call('connectStore', { shop, credentials });
      writeDraft(null);
      await refresh();
      onConnected();
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Choice name="credentialType" legend="What you have" value={type} choices={TYPES} onChange={onType} />
      {type === 'token' ? (
        <Field name="accessToken" label="Access token" secret value={accessToken} onInput={setAccessToken} />
      ) : (
        <>
          <Field name="clientId" label="Client ID" value={clientId} onInput={setClientId} />
          <Field
            name="clientSecret"
            label="Client secret"
            secret
            value={clientSecret}
            onInput={setClientSecret}
          />
        </>
      )}
      <WhereToFind type={type} />
      {missing && !complete && (
        <p class="field-error" role="alert">
          Fill in {type === 'token' ? 'the access token' : 'both fields'} first.
        </p>
      )}
      {action.problem?.code === 'shop_not_found' ? (
        <Notice tone="failed" title={action.problem.message} alert>
          <p>{action.problem.hint}</p>
          <Button kind="link" onClick={onOtherShop}>
            Change the address
          </Button>
        </Notice>
      ) : (
        action.problem && (
          <Notice tone="failed" title={action.problem.message} alert>
            <p>{action.problem.hint}</p>
          </Notice>
        )
      )}
      <Button kind="primary" type="submit" busy={action.busy !== null}>
        Connect
      </Button>
      <p class="quiet">Kept in your Google account only. Nobody else who uses this file can read it.</p>
    </form>
  );
}
