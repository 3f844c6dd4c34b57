import { nearest } from '../../src/util/nearest';

describe('nearest', () => {
  const many = Array.from({ length: 500 }, (_, i) => `task-${i}`);

  it('finds what is one key away in short names, two in longer ones, three in long ones', () => {
    expect(nearest('ur', ['url', 'uri', 'path'])).toEqual(['uri', 'url']);
    expect(nearest('revsoin', ['revision'])).toEqual(['revision']);
    expect(nearest('service-acount-nam', ['service-account-name'])).toEqual(['service-account-name']);
    expect(nearest('tag', ['path'])).toEqual([]);
  });

  it('takes another case as one key, however long', () => {
    expect(nearest('IMAGE_URL', ['image_url'])).toEqual(['image_url']);
  });

  it('says nothing about names of one letter but their other case', () => {
    expect(nearest('a', ['b', 'c', 'ab'])).toEqual([]);
    expect(nearest('ab', ['a', 'b'])).toEqual([]);
    expect(nearest('a', ['A', 'b'])).toEqual(['A']);
  });

  it('says at most three', () => {
    expect(nearest('task-x', many)).toHaveLength(3);
  });

  it.each(['tsak-77', 'Task-77', 'task-77x', 'tas-77', 'tosk-77'])('finds the like of %s among many', (name) => {
    expect(nearest(name, [...many, 'build'])).toContain('task-77');
  });

  it('finds nothing among many that are not alike', () => {
    expect(nearest('build', many)).toEqual([]);
  });
});
