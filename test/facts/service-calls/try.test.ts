import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { openSource } from '#facts/source';
import { pythonServiceCalls } from '#facts/python-service-calls';
import { pythonConstants } from '#facts/python-constants';
it('x', () => {
  const show = (text: string) => { const s = openSource('a.py', 'python', text); console.log(JSON.stringify(pythonServiceCalls.extract(s), (k, v) => (k === 'at' || k==='start'||k==='end' ? undefined : v)), '\n  ', JSON.stringify(pythonConstants.extract(s), (k, v) => (k === 'at' ? undefined : v)).slice(0,1500)); };
  for (const f of ['/tmp/rr-python-microservice-fastapi/movie-service/app/api/service.py','/tmp/py-robot-shop/payment/payment.py','/tmp/py-robot-shop/payment/rabbitmq.py','/tmp/py-microservices-demo/src/recommendationservice/recommendation_server.py','/tmp/py-microservices-demo/src/emailservice/email_server.py', 'fixtures/projects/seeded-shop/services/notifications/app/channels.py']) show(readFileSync(f, 'utf8'));
  show(`from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    payments_url: str = "http://payments:8000"
    model_config = SettingsConfigDict(env_prefix="APP_")
settings = Settings()
class C:
    def __init__(self, base=None):
        self.base = base or settings.payments_url
    async def go(self):
        async with httpx.AsyncClient(base_url=self.base) as c:
            await c.get(f"{self.base}/x")
            requests.post("http://orders:80/%s" % x)
`);
});
