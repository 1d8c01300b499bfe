import { describe, expect, it } from 'vitest';
import { openSource } from '../../../src/facts/source.ts';
import { stubs } from '../../../src/facts/stubs.ts';
import { evidence } from '../../../rules/no-stub/evidence.ts';

const inScript = (text: string): string[] => stubs.extract(openSource('orders.ts', 'typescript', text)).stubs.map(({ kind, name, start }) => `${text.slice(0, start).split('\n').length} ${kind} ${name}`);
const inPython = (text: string): string[] => stubs.extract(openSource('orders.py', 'python', text)).stubs.map(({ kind, name, start }) => `${text.slice(0, start).split('\n').length} ${kind} ${name}`);

describe('a script', () => {
  it.each([
    ['an error of the name', `export function ship(order: Order) { throw new NotImplementedError(); }`, ['1 notImplemented ship']],
    ['a rejected promise', `export const ship = (order: Order) => { return Promise.reject(new Error('not yet implemented')); };`, ['1 notImplemented ship']],
    ['a branch that is missing', `export function ship(order: Order) { if (order.isFree) return 0; throw new Error('Not implemented'); }`, []],
    ['a message that sends elsewhere', `export function ship() { throw new Error('Not implemented, use send instead'); }`, []],
    ['the value of a context before it is set', `export const Cart = createContext({ add: () => { throw new Error('Not implemented'); } });`, []],
    ['a method with its comment', `class Mailer { send(to: string) { /* the queue sends */ } }`, []],
    ['a parameter that is marked as unused', `class Mailer { send(_to: string) {} }`, []],
    ['a constructor that sets a field', `class Mailer { constructor(private readonly to: string) {} }`, []],
    ['a type guard', `export function isOrder(value: unknown): value is Order { return true; }`, []],
    ['a hook', `class Mailer { onSent(to: string) {} }`, []],
    ['a setter', `class Mailer { set to(value: string) {} }`, []],
    ['a parameter that is used', `export function findUser(id: string) { return { id, name: 'Jane Doe' }; }`, []],
    ['settings by name', `export function getPageMetadata(slug: string) { return { title: 'Orders', name: 'orders' }; }`, []],
    ['a mock by its name', `export async function fetchOrders(day: string) { return mockOrders.filter((one) => one.day === day); }`, ['1 hardCodedData fetchOrders']],
    ['a list after a wait', `export async function loadTeam(id: string) { await sleep(300); const team = [{ id: '1', name: 'Jane Doe' }]; return team; }`, ['1 hardCodedData loadTeam']],
    ['a race against a timer', `export const load = (work: Promise<string[]>) => Promise.race([work, new Promise((resolve) => setTimeout(() => resolve(['late']), 500))]);`, []],
    ['a wait that a comment gives away', `export async function pay(order: Order) {\n  // Simulate the API call\n  await new Promise((resolve) => setTimeout(resolve, 800));\n  return order;\n}`, ['3 fakeLatency pay']],
    ['a wait with a purpose', `export async function remove(order: Order) {\n  // Fake delay to avoid accidental clicks\n  await new Promise((resolve) => setTimeout(resolve, 800));\n  return order;\n}`, []],
    ['a probe', `router.get('/health', (request, response) => response.json({ success: true }));`, []],
    ['an answer that depends', `router.post('/orders', (request, response) => response.json({ success: true, id: request.body.id }));`, []],
    ['a decorated route', `class Orders { @Post() create(@Body() order: Order) { return { success: true }; } }`, ['1 constantAnswer create']],
  ])('%s', (_, text, expected) => expect(inScript(text)).toEqual(expected));
});

describe('Python', () => {
  it.each([
    ['a docstring before it', `def ship(order):\n    """Ships it."""\n    pass\n`, ['3 emptyFunction ship']],
    ['a docstring that says why', `def ship(order):\n    """Does nothing: the carrier asks for it."""\n    pass\n`, []],
    ['a comment that says why', `def ship(order):\n    # the carrier asks for it\n    pass\n`, []],
    ['a comment that promises', `def ship(order):\n    # TODO implement\n    pass\n`, ['3 emptyFunction ship']],
    ['more than that', `def ship(order):\n    pass\n    order.ship()\n`, []],
    ['on one line', `def ship(order): ...\n`, ['1 emptyFunction ship']],
    ['a decorator', `@app.callback()\ndef ship(order):\n    pass\n`, []],
    ['what stands in where an import fails', `try:\n    from fast import ship\nexcept ImportError:\n    def ship(order):\n        pass\n`, []],
    ['a migration', `def upgrade(engine):\n    pass\n`, []],
    ['a class with bases', `class Mail(Channel):\n    def deliver(self, to):\n        pass\n`, []],
    ['a class without', `class Mail:\n    def deliver(self, to):\n        pass\n`, ['3 emptyFunction deliver']],
    ['several that subclasses write', `class Parser:\n    def parse(self, path):\n        raise NotImplementedError\n    def thumbnail(self, path):\n        raise NotImplementedError\n`, []],
    ['a message that says why', `class Tax:\n    def backfill(self, day):\n        raise NotImplementedError("Stripe keeps no history")\n`, []],
    ['a message that says when', `class Tax:\n    def backfill(self, day):\n        raise NotImplementedError("not yet implemented")\n`, ['3 notImplemented backfill']],
    ['a record of an invented person', `def find_user(user_id):\n    return {"id": "1", "name": "Jane Doe"}\n`, ['2 hardCodedData find_user']],
    ['an object of a model', `async def get_supplier(self, supplier_id: int) -> Supplier:\n    """Finds it."""\n    return Supplier(\n        id=1,\n        name="Northwind",\n    )\n`, ['3 hardCodedData get_supplier']],
    ['a list that is named first', `class Suppliers:\n    def find_by_name(self, name):\n        rows = [{"id": 1, "name": "Northwind"}]\n        return rows\n`, ['4 hardCodedData find_by_name']],
    ['a mock by its name', `def load_orders(day):\n    return MOCK_ORDERS\n`, ['2 hardCodedData load_orders']],
    ['a record that depends on what is asked', `def find_user(user_id):\n    return {"id": user_id, "name": "Jane Doe"}\n`, []],
    ['a record of another one', `def find_user(user_id):\n    return {"id": row.id, "name": row.name}\n`, []],
    ['settings by name', `def get_page_metadata(slug):\n    return {"title": "Orders", "name": "orders"}\n`, []],
    ['a method that a base class asks for', `class Github(Provider):\n    def get_account(self, account_id):\n        return {"id": 1, "name": "github"}\n`, []],
    ['a wait before written data', `def fetch_rates(currency):\n    time.sleep(0.5)\n    return {"EUR": 1.0, "USD": 1.1}\n`, ['2 fakeLatency fetch_rates']],
    ['a wait that is the purpose', `def wait_for_rates(currency):\n    time.sleep(0.5)\n    return {"EUR": 1.0}\n`, []],
    ['a wait before a call', `def fetch_rates(currency):\n    time.sleep(0.5)\n    return client.rates(currency)\n`, []],
    ['a route that only says success', `@router.post("/orders")\nasync def create_order(order: Order):\n    return {"success": True}\n`, ['3 constantAnswer create_order']],
    ['a view that only says success', `class Orders(APIView):\n    def post(self, request):\n        return Response({"success": True}, status=201)\n`, ['3 constantAnswer post']],
    ['a route by its methods', `@app.route("/orders", methods=["POST"])\ndef create_order():\n    return jsonify({"success": True})\n`, ['3 constantAnswer create_order']],
    ['a probe', `@app.post("/ping")\ndef ping(body):\n    return {"success": True}\n`, []],
    ['a route that does something first', `@router.post("/orders")\nasync def create_order(order: Order):\n    await orders.add(order)\n    return {"success": True}\n`, []],
    ['a route that answers 501', `@router.put("/orders")\ndef replace_order(order):\n    raise HTTPException(status_code=501, detail="later")\n`, ['3 constantAnswer replace_order']],
    ['a view that answers 501', `def replace_order(request):\n    return HttpResponse(status=501)\n`, ['2 constantAnswer replace_order']],
    ['a branch that answers 501', `def replace_order(request):\n    if request.user.is_staff:\n        abort(501)\n    return orders.replace(request)\n`, []],
    ['an empty value that a cast passes off', `def load_config(path):\n    return cast(Config, {})\n`, ['2 emptyCast load_config']],
    ['an empty value that a comment passes off', `def load_config(path: str) -> Config:\n    return None  # type: ignore[return-value]\n`, ['2 emptyCast load_config']],
    ['an empty value that is the answer', `def tags_of(path):\n    return []\n`, []],
    ['another error that says so', `def ship(order):\n    raise RuntimeError("Shipping is not implemented yet")\n`, ['2 notImplemented ship']],
    ['another error', `def ship(order):\n    raise ValueError("no order")\n`, []],
    ['an error with a comment that says why', `class Policy:\n    def user_id(self, request):\n        # the other policy does it\n        raise NotImplementedError\n`, []],
    ['a migration that cannot go back', `def rollback_collation(apps, schema_editor):\n    pass\n`, []],
    ['a sentinel', `class _Sentinel:\n    def record(self, count):\n        pass\n`, []],
    ['a function in which more follows', `def find_user(user_id):\n    user = {"id": 1, "name": "Jane Doe"}\n    for one in rows:\n        user = one\n    return user\n`, []],
    ['text that looks like it', `TEXT = """\ndef ship(order):\n    pass\n"""\n`, []],
  ])('%s', (_, text, expected) => expect(inPython(text)).toEqual(expected));
});

describe('evidence', () => {
  const of = (...texts: string[]) => new Map(texts.map((text, index) => [`${index}.ts`, stubs.extract(openSource('a.ts', 'typescript', text))] as const));
  const proven = (...texts: string[]): string[] => {
    const files = of(...texts);
    return [...files.values()].flatMap((file) => file.stubs.filter(evidence(files)).map(({ name }) => name));
  };
  const contract = `export interface Mailer { send(to: string): void }`;
  const empty = `export class Smtp implements Mailer { send(to: string) {} }`;

  it('holds for the only implementation', () => expect(proven(contract, empty)).toEqual(['send']));
  it('is missing where others implement it', () => expect(proven(contract, empty, `class Http implements Mailer { send(to: string) { post(to); } }`)).toEqual([]));
  it('is missing where the interface comes from elsewhere', () => expect(proven(empty)).toEqual([]));
  it('is missing where a class in another file extends it', () => expect(proven(`export class Smtp { send(to: string) {} }`, `class Fast extends Smtp { send(to: string) { post(to); } }`)).toEqual([]));
});
