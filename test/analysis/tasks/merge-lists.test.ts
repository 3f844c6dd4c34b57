import { JOINED_LISTS, joinedOrder, mergeLists, type MergedList } from '../../../src/analysis/tasks/merge-lists';

const merge = (field: string, template: readonly object[], own: readonly object[]): MergedList => {
  const list = JOINED_LISTS.find((one) => one.field === field);
  if (!list) throw new Error(`there is no list "${field}"`);
  return mergeLists(template, own, list);
};
const env = (name: string, value: string): object => ({ name, value });

describe('mergeLists', () => {
  it('takes a list alone as it is, with names that stand twice', () => {
    const own = [env('A', 'one'), env('A', 'two')];
    expect(merge('env', [], own)).toEqual({ entries: own, misplaced: undefined });
    expect(merge('env', own, [])).toEqual({ entries: own, misplaced: undefined });
  });

  it('joins entries of one name and puts those of the step first', () => {
    const { entries } = merge('env', [env('HOME', '/tmp'), env('A', 'one')], [env('B', 'two'), env('A', 'three')]);
    expect(entries).toEqual([env('B', 'two'), env('A', 'three'), env('HOME', '/tmp')]);
  });

  it('leaves what an empty value does not change', () => {
    expect(merge('env', [env('A', 'one')], [env('A', '')]).entries).toEqual([env('A', 'one')]);
  });

  it('leaves the first of two entries of one name, as the sort of Go turns them around', () => {
    expect(merge('env', [env('Z', 'z')], [env('A', 'one'), env('A', 'two')]).entries[0]).toEqual(env('A', 'one'));
  });

  it.each([
    ['env', 'name'],
    ['volumeMounts', 'mountPath'],
    ['volumeDevices', 'devicePath'],
    ['ports', 'containerPort'],
  ])('refuses %s with one %s twice and others between', (field, key) => {
    const entry = (value: string, name: string): object => ({ name, value: name, [key]: value });
    const own = [entry('1', 'a'), entry('2', 'b'), entry('1', 'c')];
    expect(merge(field, [entry('1', 'z')], own).misplaced).toBe('1');
    expect(merge(field, [entry('1', 'z')], own.slice(0, 2)).misplaced).toBeUndefined();
  });
});

describe('joinedOrder', () => {
  it.each([
    ['those of the step first where the template has none of them', 'AB', 'CD', 'CDAB'],
    ['one that both have where the template has it', 'AB', 'CB', 'CAB'],
    ['one that the template has first before the rest', 'BA', 'CB', 'CBA'],
    ['those of the step in its order', 'ABC', 'CA', 'BCA'],
    ['those of the template before the last one that comes behind them', 'ABCD', 'BXD', 'ABXCD'],
  ])('puts %s', (_what, template, step, expected) => {
    expect(joinedOrder(Array.from(template), Array.from(step)).join('')).toBe(expected);
  });
});
