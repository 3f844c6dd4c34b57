const { ApiObject, App, Chart } = require('cdk8s');

/**
 * An app of plain cdk8s objects with the given documents.
 *
 * @param {readonly object[]} documents
 * @param {string} outdir
 */
exports.plain = function plain(documents, outdir) {
  const app = new App({ outdir });
  const chart = new Chart(app, 'bench', { namespace: 'ci', disableResourceNameHashes: true });
  documents.forEach((document, i) => new ApiObject(chart, `object-${i}`, document));
  return app;
};
