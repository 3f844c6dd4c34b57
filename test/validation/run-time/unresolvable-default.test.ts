import { unresolvableDefault } from '../../../src/validation/rules/run-time/unresolvable-default';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const TASKS = '- { name: build, taskRef: { name: build } }';
const pipeline = (...params: readonly string[]): string => delivery(TASKS, `params: [${params.join(', ')}]`);

testRule(unresolvableDefault, {
  valid: {
    'a text with a default': documents(
      pipeline("{ name: image, default: 'shop:$(params.tag)' }", '{ name: tag, default: v1 }'),
      runOf(''),
    ),
    'what the run gives': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[1])/$(params.git.url)' }"),
      runOf('params: [{ name: tags, value: [a, b] }, { name: git, value: { url: a } }]'),
    ),
    'a circle that the run breaks': documents(
      pipeline('{ name: image, default: $(params.tag) }', '{ name: tag, default: $(params.image) }'),
      runOf('params: [{ name: tag, value: v1 }]'),
    ),
    'a list made of a text': documents(
      pipeline("{ name: tags, type: array, default: ['$(params.tag)'] }", '{ name: tag, default: v1 }'),
      runOf(''),
    ),
    'a Pipeline that nobody runs': pipeline('{ name: tag, default: $(params.tag) }'),
  },
  invalid: {
    itself: documents(pipeline('{ name: tag, default: $(params.tag) }'), mark(runOf(''), 'pipelineRef', 'circle')),
    'by another one': documents(
      pipeline('{ name: image, default: $(params.tag) }', '{ name: tag, default: $(params.image) }'),
      mark(runOf(''), 'pipelineRef', 'circle'),
    ),
    'an element of a list that has a default only': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[0])' }", '{ name: tags, type: array, default: [v1] }'),
      mark(runOf(''), 'pipelineRef', 'missing'),
    ),
    'an element that the list of the run does not have': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[1])' }"),
      mark(runOf('params: [{ name: tags, value: [v1] }]'), 'pipelineRef', 'missing'),
    ),
  },
});
