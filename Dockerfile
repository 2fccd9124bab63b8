# Two steps: build with a compiler, run without one and without root.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /capaian
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN node app/cli/prepare.mjs && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 CAPAIAN_DEMO=0 CAPAIAN_DATA_DIR=/data
WORKDIR /capaian
COPY --from=build --chown=root:root /capaian/package.json ./
COPY --from=build --chown=root:root /capaian/node_modules ./node_modules
COPY --from=build --chown=root:root /capaian/build ./build
COPY --from=build --chown=root:root /capaian/app/cli/capaian.mjs ./app/cli/capaian.mjs
COPY --from=build --chown=root:root /capaian/prisma ./prisma
COPY --from=build --chown=root:root /capaian/seed ./seed
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/cli/capaian.mjs", "serve"]
