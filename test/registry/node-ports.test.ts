import { App, Chart } from 'cdk8s';
import { RegistryExposure, RegistryWithUi } from '../../src/registry';

describe('ports of the nodes', () => {
  it('are given to one registry of a chart', () => {
    const chart = new Chart(new App(), 'mountains');
    new RegistryWithUi(chart, 'one');
    expect(() => new RegistryWithUi(chart, 'two')).toThrow(
      /port 30500 of the nodes is taken by registry "mountains\/one"\n {2}at mountains\/two › exposure/,
    );
  });

  it('are given to the registry or to its page', () => {
    const exposure = RegistryExposure.nodePort({ port: 30500, uiPort: 30500 });
    expect(() => new RegistryWithUi(new Chart(new App(), 'mountains'), 'one', { exposure })).toThrow(
      'error[port-taken]',
    );
  });

  it('are free in another chart, which may be for another cluster', () => {
    const app = new App();
    new RegistryWithUi(new Chart(app, 'dev'), 'registry');
    expect(() => new RegistryWithUi(new Chart(app, 'prod'), 'registry')).not.toThrow();
  });

  it('are not asked for by an Ingress', () => {
    const chart = new Chart(new App(), 'mountains');
    const exposure = RegistryExposure.ingress({ host: 'registry.example.com' });
    new RegistryWithUi(chart, 'one', { exposure });
    expect(() => new RegistryWithUi(chart, 'two', { exposure })).not.toThrow();
  });
});
